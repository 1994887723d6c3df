// SPDX-License-Identifier: Apache-2.0
// Fetches the carrier's return label for a customer. Flaw on purpose: the address of the label is
// taken from the query, so anyone can make this service call its own neighbours (CWE-918).
'use strict';

const http = require('http');
const { URL } = require('url');

const kDefaultCarrier = 'http://label-printer.fulfilment.svc:9100/labels/';
const kMaxLabelBytes = 512 * 1024;

function labelAddress(query) {
  if (query.carrier) {
    return String(query.carrier);
  }
  return kDefaultCarrier + encodeURIComponent(String(query.order || ''));
}

function fetchLabel(request, response) {
  const address = labelAddress(request.query);

  let target;
  try {
    target = new URL(address);
  } catch (error) {
    response.status(400).send('bad carrier address');
    return;
  }

  const call = http.get(target, (label) => {
    let size = 0;
    label.on('data', (chunk) => {
      size += chunk.length;
      if (size > kMaxLabelBytes) {
        call.destroy();
        response.end();
        return;
      }
      response.write(chunk);
    });
    label.on('end', () => response.end());
  });

  call.on('error', () => response.status(502).send('carrier not available'));
}

module.exports = { fetchLabel, labelAddress };
