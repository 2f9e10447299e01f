//! Addresses of which nothing was exported. The page for them stays where it says more than a comparison that nobody
//! asked for.

use anyhow::{Result, ensure};
use e2e::run_exported;
use e2e::site::Fault;

use super::taken_over;

#[test]
fn an_address_that_names_no_council_keeps_the_list_of_all() -> Result<()> {
    run_exported(async |page| {
        page.announce_error("404");
        for path in ["/about-us.html", "/wp-admin/login.php", "/xyzzy/frobnicate/"] {
            page.open(path).await?;
            // What the program says of the address, it has rendered unseen.
            page.wait_until("it was read", "document.querySelector('#cc-stage .cc-notice')").await?;
            page.wait_for_frames().await?;
            assert_eq!(page.text("h1").await?, "There is no page at this address", "{path}");
            ensure!(
                page.count("#council-compare .cc-councils a").await? > 150,
                "{path}: no list of councils"
            );
            ensure!(page.count("#cc-stage[hidden]").await? == 1, "{path}: what it rendered is seen");
            ensure!(page.address().await?.ends_with(path), "{path} was changed");
            assert_eq!(
                page.eval::<String>("document.title").await?,
                "Page not found – Council Compare",
                "{path}"
            );
        }
        Ok(())
    })
}

#[test]
fn an_address_that_means_a_comparison_becomes_one() -> Result<()> {
    run_exported(async |page| {
        page.announce_error("404");
        for (path, first, second) in [
            ("/hull/trafford/", "Kingston upon Hull", "Trafford"),
            ("/calderdal/kirkles/", "Calderdale", "Kirklees"),
            ("/xyzzy/leeds/", "Calderdale", "Leeds"),
            ("/embed/xyzzy/frobnicate/", "Calderdale", "Kirklees"),
        ] {
            page.open(path).await?;
            taken_over(&page).await?;
            page.wait_for_councils(first, second).await?;
        }
        Ok(())
    })
}

/// The list of councils leads somewhere, but an address that may well be of two councils should not be said to be of none.
#[test]
fn where_the_index_does_not_come_it_is_asked_for_again() -> Result<()> {
    run_exported(async |page| {
        for error in ["404", "500"] {
            page.announce_error(error);
        }
        page.site().fault("data/index.json", Fault::Status(500));
        page.open("/hull/trafford/").await?;
        taken_over(&page).await?;
        page.wait_for_text("[role=alert]", "did not load").await?;
        page.site().heal();
        page.click_text("[role=alert] button", "Try again").await?;
        page.wait_for_councils("Kingston upon Hull", "Trafford").await
    })
}
