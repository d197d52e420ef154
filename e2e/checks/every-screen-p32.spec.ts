import { checkEveryScreen } from './every-screen.ts';

checkEveryScreen('P32');
