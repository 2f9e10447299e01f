// @ts-check
import { start } from "../common/page.js";

await start(import("./charts.js"));
