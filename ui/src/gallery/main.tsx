/** The sheet of all parts. `npm run gallery` draws it in every theme, size and direction and looks for accessibility faults. */
import { createRoot } from "react-dom/client";
import "@/design/css/index.css";
import "./gallery.css";
import { GalleryRoot } from "./GalleryRoot";
import { optionsFrom } from "./options";

const root = document.getElementById("root");
if (root) createRoot(root).render(<GalleryRoot options={optionsFrom(window.location.search)} />);
