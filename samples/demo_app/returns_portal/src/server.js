// SPDX-License-Identifier: Apache-2.0
// Demo service of the sample estate, deliberately vulnerable: never deploy. It exists so that
// scanners have something true to say; see ../../README.md.
'use strict';

const express = require('express');
const { fetchLabel } = require('./labels');
const { readReceipt } = require('./receipts');
const { findReturns } = require('./search');

const app = express();

app.get('/label', fetchLabel);
app.get('/receipt', readReceipt);
app.get('/returns', findReturns);

app.get('/health', (request, response) => {
  response.send('ok');
});

if (require.main === module) {
  app.listen(Number(process.env.PORT || 8080));
}

module.exports = app;
