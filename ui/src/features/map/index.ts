/** Mapping one harm: seven questions, tensions, links to the framework. */
import "./map.css";

export { MapPage } from "./MapPage";
