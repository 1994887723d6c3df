// SPDX-License-Identifier: Apache-2.0
// Counts what the page requested after it was loaded. blob: and data: never leave the process and are not requests.

class Network {
  requests = $state(0);
  private isLoaded_ = false;

  constructor() {
    new PerformanceObserver((list) => {
      if (!this.isLoaded_) return;
      this.requests += list.getEntries().filter((entry) => !/^(blob|data):/.test(entry.name)).length;
    }).observe({ type: 'resource', buffered: false });
  }

  /** From here on every request counts. Entries of the load are delivered late, so they are flushed first. */
  async loaded(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 50));
    this.isLoaded_ = true;
  }
}

export const network = new Network();
