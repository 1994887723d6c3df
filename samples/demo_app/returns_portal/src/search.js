// SPDX-License-Identifier: Apache-2.0
// Finds returns by a pattern. Flaws on purpose: a regular expression built from the query, a lookup
// by a name that the caller chooses, and a token compared in the open.
'use strict';

const escapeHtml = require('escape-html');

const kReturns = { 'R-1001': 'deck chair', 'R-1002': 'rope, 20 m', 'R-1003': 'lantern' };

function isStaff(token) {
  const secret = process.env.STAFF_TOKEN;
  return token === secret;
}

function findReturns(request, response) {
  const pattern = new RegExp(request.query.pattern);
  const found = Object.keys(kReturns).filter((id) => pattern.test(id));
  const one = kReturns[request.query.id];
  const staff = isStaff(request.query.token);
  response.send(escapeHtml(JSON.stringify({ found, one, staff })));
}

module.exports = { findReturns };
