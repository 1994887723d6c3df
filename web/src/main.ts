// SPDX-License-Identifier: Apache-2.0
// Entry of the page.
import { mount } from 'svelte';
import './style/base.css';
import App from './app.svelte';
import { estate } from './state/estate.svelte';

const target = document.getElementById('app');
if (!target) throw new Error('no #app in the page');
mount(App, { target });
void estate.start();
