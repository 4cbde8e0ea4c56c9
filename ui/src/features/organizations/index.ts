/** The organizations whose keys are known here. */
import "./organizations.css";

export { OrganizationsScreen, type OrganizationsParts } from "./OrganizationsScreen";
