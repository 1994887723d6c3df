// SPDX-License-Identifier: Apache-2.0
// Sends a stored receipt. Flaw on purpose: the file name comes from the query.
'use strict';

const fs = require('fs');

const kFolder = './receipts/';

function readReceipt(request, response) {
  const name = request.query.name;
  fs.readFile(kFolder + name, (error, bytes) => {
    if (error) {
      response.status(404).send('no such receipt');
      return;
    }
    response.send(bytes);
  });
}

module.exports = { readReceipt };
