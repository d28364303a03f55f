import { invalidField } from '../domain/app-error.ts';
import { Language } from '../domain/language.ts';
import { RunState } from '../domain/run.ts';
import { Verdict } from '../domain/verdict.ts';
import type { Language as LanguageMessage } from '../gen/goldpan/common/v1/Language.ts';
import type { Verdict as VerdictMessage } from '../gen/goldpan/common/v1/Verdict.ts';
import type { RunState as RunStateMessage } from '../gen/goldpan/solver/v1/RunState.ts';

const languageMessages: Readonly<Record<Language, LanguageMessage>> = {
  [Language.Cpp17]: 'LANGUAGE_CPP17',
  [Language.Cpp20]: 'LANGUAGE_CPP20',
  [Language.Cpp23]: 'LANGUAGE_CPP23',
  [Language.Python3]: 'LANGUAGE_PYTHON3',
  [Language.JavaScript]: 'LANGUAGE_JAVASCRIPT',
};

const verdictMessages: Readonly<Record<Verdict, VerdictMessage>> = {
  [Verdict.Ok]: 'VERDICT_OK',
  [Verdict.Accepted]: 'VERDICT_ACCEPTED',
  [Verdict.WrongAnswer]: 'VERDICT_WRONG_ANSWER',
  [Verdict.CompileError]: 'VERDICT_COMPILE_ERROR',
  [Verdict.CompileLimitExceeded]: 'VERDICT_COMPILE_LIMIT_EXCEEDED',
  [Verdict.RuntimeError]: 'VERDICT_RUNTIME_ERROR',
  [Verdict.TimeLimitExceeded]: 'VERDICT_TIME_LIMIT_EXCEEDED',
  [Verdict.IdlenessLimitExceeded]: 'VERDICT_IDLENESS_LIMIT_EXCEEDED',
  [Verdict.MemoryLimitExceeded]: 'VERDICT_MEMORY_LIMIT_EXCEEDED',
  [Verdict.OutputLimitExceeded]: 'VERDICT_OUTPUT_LIMIT_EXCEEDED',
  [Verdict.SecurityViolation]: 'VERDICT_SECURITY_VIOLATION',
  [Verdict.Skipped]: 'VERDICT_SKIPPED',
  [Verdict.InfrastructureError]: 'VERDICT_INFRASTRUCTURE_ERROR',
};

const runStateMessages: Readonly<Record<RunState, RunStateMessage>> = {
  [RunState.Filtering]: 'RUN_STATE_FILTERING',
  [RunState.Tracing]: 'RUN_STATE_TRACING',
  [RunState.Selecting]: 'RUN_STATE_SELECTING',
  [RunState.Succeeded]: 'RUN_STATE_SUCCEEDED',
  [RunState.Failed]: 'RUN_STATE_FAILED',
  [RunState.Cancelled]: 'RUN_STATE_CANCELLED',
};

export function languageToMessage(language: Language): LanguageMessage {
  return languageMessages[language];
}

/** INVALID_ARGUMENT when the value is unspecified or unknown: languages are a closed enum. */
export function languageFromMessage(message: string, field: string): Language {
  const language = keyOf(languageMessages, message);
  if (language === undefined) {
    throw invalidField(
      field,
      `${message} is no language: use one of ${Object.values(languageMessages).join(', ')}`,
    );
  }
  return language;
}

export function verdictToMessage(verdict: Verdict): VerdictMessage {
  return verdictMessages[verdict];
}

/** An unknown verdict, from a newer peer, is taken as a fault of the executor and never as one of the program. */
export function verdictFromMessage(message: string): Verdict {
  return keyOf(verdictMessages, message) ?? Verdict.InfrastructureError;
}

export function runStateToMessage(state: RunState): RunStateMessage {
  return runStateMessages[state];
}

/** An unknown state, from a newer peer, reads as one that goes on. */
export function runStateFromMessage(message: string): RunState {
  return keyOf(runStateMessages, message) ?? RunState.Filtering;
}

function keyOf<Key extends string>(
  record: Readonly<Record<Key, string>>,
  value: string,
): Key | undefined {
  // Object.keys widens to string; the record has no other keys than Key.
  return (Object.keys(record) as Key[]).find((key) => record[key] === value);
}
