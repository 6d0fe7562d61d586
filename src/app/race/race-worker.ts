import { expose } from 'comlink';
import { createDrawing } from './drawing.ts';

expose(createDrawing());
