// SPDX-License-Identifier: Apache-2.0
// The canvas library is a script of its own: loaded with the page, so that nothing is requested later, but after the first view.
export const loadGraph = (): Promise<typeof import('./attack_graph')> => import('./attack_graph');
