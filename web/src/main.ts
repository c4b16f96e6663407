import { mount } from 'svelte';
import App from './App.svelte';
import './type.css';
import './tokens.css';
import './page.css';
import './save/print.css';

const target = document.getElementById('app');
if (target !== null) mount(App, { target });
