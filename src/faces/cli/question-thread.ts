/** The program of the thread that works one question out, where it may take only so long. */
import { answerCalls, ask, envelopeText, type Question } from '../../index.ts';

answerCalls(async (workspace, question) => envelopeText(await ask(workspace, question as Question)));
