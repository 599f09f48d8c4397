import { formsOf } from '../forms';

export const { count, counted, plural } = formsOf('en-GB');
