import { createContext, useCallback, useContext, useMemo, useReducer, type ReactNode } from "react";
import { sameRoute, workspaceOf, type Route, type Workspace } from "./routes";

/** Where the person is, where they came from, and which desk they are at. In memory only. */
export interface RouterState {
  readonly route: Route;
  readonly past: readonly Route[];
  /** Where "forward" leads after "back", the nearest first. Going anywhere else forgets it. */
  readonly future?: readonly Route[];
  readonly workspace: Workspace;
}

export type RouterAction = { type: "go"; route: Route } | { type: "replace"; route: Route } | { type: "back"; fallback?: Route | undefined } | { type: "forward" };

/** How many places "back" remembers. */
const MEMORY = 50;

export function routerReducer(state: RouterState, action: RouterAction): RouterState {
  const future = state.future ?? [];
  const at = (route: Route, past: readonly Route[], ahead: readonly Route[] = []): RouterState => ({ route, past, future: ahead, workspace: workspaceOf(route.screen) ?? state.workspace });
  switch (action.type) {
    case "go":
      return sameRoute(state.route, action.route) ? state : at(action.route, [...state.past, state.route].slice(-MEMORY));
    case "replace":
      return sameRoute(state.route, action.route) ? state : at(action.route, state.past);
    case "back": {
      const previous = state.past.at(-1);
      if (previous) return at(previous, state.past.slice(0, -1), [state.route, ...future].slice(0, MEMORY));
      return action.fallback ? at(action.fallback, []) : state;
    }
    case "forward": {
      const [next, ...rest] = future;
      return next ? at(next, [...state.past, state.route].slice(-MEMORY), rest) : state;
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
  readonly canGoForward: boolean;
  /** Returns to the place that "back" left. */
  readonly forward: () => void;
}

const RouterContext = createContext<Router | null>(null);

export function RouterProvider({ start, children }: { start: Route; children: ReactNode }): ReactNode {
  const [state, dispatch] = useReducer(routerReducer, { route: start, past: [], workspace: workspaceOf(start.screen) ?? "document" });
  const go = useCallback((route: Route) => dispatch({ type: "go", route }), []);
  const replace = useCallback((route: Route) => dispatch({ type: "replace", route }), []);
  const back = useCallback((fallback?: Route) => dispatch({ type: "back", fallback }), []);
  const forward = useCallback(() => dispatch({ type: "forward" }), []);
  const router = useMemo<Router>(() => ({ ...state, canGoBack: state.past.length > 0, canGoForward: (state.future ?? []).length > 0, go, replace, back, forward }), [state, go, replace, back, forward]);
  return <RouterContext value={router}>{children}</RouterContext>;
}

export function useRouter(): Router {
  const router = useContext(RouterContext);
  if (!router) throw new Error("RouterProvider is missing");
  return router;
}
