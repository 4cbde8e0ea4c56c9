import { createContext, useCallback, useContext, useMemo, useReducer, type ReactNode } from "react";
import { sameRoute, workspaceOf, type Route, type Workspace } from "./routes";

/** Where the person is, where they came from, and which desk they are at. In memory only. */
export interface RouterState {
  readonly route: Route;
  readonly past: readonly Route[];
  readonly workspace: Workspace;
}

export type RouterAction = { type: "go"; route: Route } | { type: "replace"; route: Route } | { type: "back"; fallback?: Route | undefined };

/** How many places "back" remembers. */
const MEMORY = 50;

export function routerReducer(state: RouterState, action: RouterAction): RouterState {
  const at = (route: Route, past: readonly Route[]): RouterState => ({ route, past, workspace: workspaceOf(route.screen) ?? state.workspace });
  switch (action.type) {
    case "go":
      return sameRoute(state.route, action.route) ? state : at(action.route, [...state.past, state.route].slice(-MEMORY));
    case "replace":
      return sameRoute(state.route, action.route) ? state : at(action.route, state.past);
    case "back": {
      const previous = state.past.at(-1);
      if (previous) return at(previous, state.past.slice(0, -1));
      return action.fallback ? at(action.fallback, []) : state;
    }
  }
}

export interface Router extends RouterState {
  readonly canGoBack: boolean;
  /** Goes to a place; "back" returns here. */
  readonly go: (route: Route) => void;
  /** Goes to a place without remembering this one, for example from one question to the next. */
  readonly replace: (route: Route) => void;
  /** Returns to the last place, or goes to `fallback` when there is none. */
  readonly back: (fallback?: Route) => void;
}

const RouterContext = createContext<Router | null>(null);

export function RouterProvider({ start, children }: { start: Route; children: ReactNode }): ReactNode {
  const [state, dispatch] = useReducer(routerReducer, { route: start, past: [], workspace: workspaceOf(start.screen) ?? "document" });
  const go = useCallback((route: Route) => dispatch({ type: "go", route }), []);
  const replace = useCallback((route: Route) => dispatch({ type: "replace", route }), []);
  const back = useCallback((fallback?: Route) => dispatch({ type: "back", fallback }), []);
  const router = useMemo<Router>(() => ({ ...state, canGoBack: state.past.length > 0, go, replace, back }), [state, go, replace, back]);
  return <RouterContext value={router}>{children}</RouterContext>;
}

export function useRouter(): Router {
  const router = useContext(RouterContext);
  if (!router) throw new Error("RouterProvider is missing");
  return router;
}
