import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "@/design/css/index.css";
import { tauriHost } from "@/host/tauri";
import { App } from "@/views/App";

const root = document.getElementById("root");
if (root)
  createRoot(root).render(
    <StrictMode>
      <App host={tauriHost} />
    </StrictMode>,
  );
