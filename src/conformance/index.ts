/** Published as "civicgraph/conformance": what every connector must do, as checks for any test runner. */
export {
  Breach,
  type Bypass,
  type Check,
  type OtherPortal,
  type Subject,
  type SubjectTable,
} from './check.ts';
export {
  checks,
  checksFor,
  conformance,
  runConformance,
  type CheckResult,
  type Outcome,
  type Report,
  type RunnableCheck,
} from './run.ts';
export { askedOnce } from './once.ts';
export { asOther, onlyRecorded, readSubject } from './subject.ts';
