import { checkEveryScreen } from './every-screen.ts';

checkEveryScreen('L21');
