// SPDX-License-Identifier: Apache-2.0
// The route as reactive state, bound to the URL fragment. Each view remembers where it was left.
import { formatRoute, home, parseRoute, type Route, type View } from './route';

class Router {
  route = $state.raw<Route>(parseRoute(location.hash));
  private readonly left_ = new Map<View, Route>();

  constructor() {
    const read = (): void => { this.route = parseRoute(location.hash); };
    addEventListener('hashchange', read);
    addEventListener('popstate', read);
  }

  /** `replace` for what is typed or walked through, so that Back leaves the view and not one letter. */
  go(patch: Partial<Route>, replace = false): void {
    this.left_.set(this.route.view, this.route);
    const next = { ...this.route, ...patch };
    const hash = formatRoute(next);
    if (hash !== location.hash) {
      if (replace) history.replaceState(null, '', hash);
      else history.pushState(null, '', hash);
    }
    this.route = next;
  }

  href(view: View): string { return formatRoute(this.remembered(view)); }

  remembered(view: View): Route {
    if (this.route.view === view) return this.route;
    return { ...(this.left_.get(view) ?? { ...home, view }), theme: this.route.theme };
  }

  show(view: View, patch: Partial<Route> = {}): void {
    this.go({ ...home, theme: this.route.theme, ...patch, view });
  }
}

export const router = new Router();
