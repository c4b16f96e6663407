/**
 * lookthrough: who owns and controls this company, through whom, since when, under which rule, and how do we know.
 *
 * @example
 * const workspace = await openFiles(['case.own']);
 * const answer = await ask(workspace, { verb: 'control', subject: 'Kingsoft', rule: 'hk-listing-controlling' });
 */
export {
  AmountOut,
  ChangeOut,
  Envelope,
  envelopeText,
  type Question,
  StructureAnswer,
  VERBS,
  type Verb,
} from './answers/index.ts';
export { type Check, checkProof, explainProof, Proof, replayAgainst } from './proof/index.ts';
export { type LimbRule, REGIMES, type Rule, ruleOf } from './rules/index.ts';
export { type Edge, type EdgeOptions, snapshotFromEdges } from './snapshot/from-edges.ts';
export { takeSnapshot } from './snapshot/take.ts';
export type { Snapshot, SnapshotOptions } from './snapshot/types.ts';
export {
  type ColumnDescription,
  type ColumnMapping,
  columnMapping,
  mappingOf,
  SOURCES,
  type TableDescription,
} from './sources/index.ts';
export type { Proposal, TextReading } from './sources/text/index.ts';
export type { Statement } from './statements/types.ts';
export { dayPhrase, UNDATED } from './terms/day.ts';
export {
  ERROR_CODES,
  type ErrorCode,
  LookthroughError,
  PROBLEM_CODES,
  type Problem,
  problemText,
} from './terms/problem.ts';
export { ANSWER_FILES, type AnswerFile, type AnswerFileOptions, answerAs } from './workspace/answer-file/index.ts';
export { type AskLimits, ask, askNearby } from './workspace/ask.ts';
export { type ChangeDay, type ChangeDays, type ChangeDaysQuestion, changeDays } from './workspace/change-days.ts';
export { describeTables, readColumnMapping, type TableFound } from './workspace/columns.ts';
export { type ControlThreads, controlInThreads } from './workspace/control-threads/index.ts';
export { ENGINE_VERSION } from './workspace/engine-version.ts';
export { type Erasure, erase } from './workspace/erase.ts';
export { BINARY_EXPORTS, EXPORTS, exportAs, type TextFormat } from './workspace/export.ts';
export { GRAPH_FORMATS, type GraphFormat, graphText } from './workspace/graph-file/index.ts';
export { openStore } from './workspace/open-store.ts';
export { type PartPlayed, type PartyProfile, partyProfile, type Said } from './workspace/party-profile.ts';
export type { Input } from './workspace/read-files.ts';
export { acceptedText, LONGEST_TEXT, readText, type TextSource } from './workspace/read-text.ts';
export {
  openRegisterFile,
  type RegisterOptions,
  type RegisterProgress,
  type RegisterReport,
  runRegister,
} from './workspace/register.ts';
export { readScenario, type Scenario, type ScenarioChange, type ScenarioParty } from './workspace/scenario.ts';
export { answerCalls } from './workspace/threads/answer-calls.ts';
export { type Threads, type ThreadsOptions, threadsOver } from './workspace/threads/index.ts';
export { type WorkspaceData, workspaceData, workspaceFromData } from './workspace/threads/workspace-data.ts';
export { type SourcesTold, type SourceTold, type StretchTold, sourceId, sourcesTold } from './workspace/told-by.ts';
export { type Verification, verify } from './workspace/verify.ts';
export {
  type ImportListeners,
  type ImportProgress,
  type ImportReport,
  importInto,
  openFiles,
  type Workspace,
  workspaceOf,
} from './workspace/workspace.ts';
