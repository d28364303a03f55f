import {
  SpanKind,
  SpanStatusCode,
  context,
  propagation,
  trace,
  type Attributes,
  type Context,
  type Link,
  type Span,
} from '@opentelemetry/api';
import { isAppError, messageOf } from '../domain/app-error.ts';

export { SpanKind };

export type SpanOptions = {
  readonly kind: SpanKind;
  readonly attributes?: Attributes;
  /** Parent context; default is the active one. */
  readonly parent?: Context;
  /** Spans that led to this one without being its parent, such as a message's producer. */
  readonly links?: readonly Link[];
};

/** Runs work inside a span; records what was thrown, and ends the span whatever happens. */
export function withSpan<T>(
  name: string,
  options: SpanOptions,
  work: (span: Span) => Promise<T>,
): Promise<T> {
  const { span, ended } = beginSpan(name, options);
  return context.with(ended.context, async () => {
    try {
      return await work(span);
    } catch (error) {
      ended.fail(error);
      throw error;
    } finally {
      span.end();
    }
  });
}

/** A span that the caller ends, for streams whose life no single function holds. */
export function beginSpan(
  name: string,
  options: SpanOptions,
): { span: Span; ended: { context: Context; fail: (error: unknown) => void } } {
  const parent = options.parent ?? context.active();
  const span = trace.getTracer('goldpan').startSpan(
    name,
    {
      kind: options.kind,
      attributes: options.attributes ?? {},
      links: [...(options.links ?? [])],
    },
    parent,
  );
  const fail = (error: unknown): void => {
    span.setStatus({ code: SpanStatusCode.ERROR, message: messageOf(error) });
    if (isAppError(error)) span.setAttribute('error.type', error.reason);
  };
  return { span, ended: { context: trace.setSpan(parent, span), fail } };
}

/** Writes the active trace context (W3C traceparent) through `set`. */
export function injectTrace(
  set: (name: string, value: string) => void,
  from: Context = context.active(),
): void {
  propagation.inject(from, set, { set: (carrier, name, value) => carrier(name, value) });
}

/** Reads a trace context that `injectTrace` wrote. */
export function extractTrace(get: (name: string) => string | undefined): Context {
  return propagation.extract(context.active(), get, {
    get: (carrier, name) => carrier(name),
    keys: () => [],
  });
}

/** A link to the span that a context holds, if it holds one. */
export function linkOf(from: Context): readonly Link[] {
  const spanContext = trace.getSpanContext(from);
  return spanContext === undefined ? [] : [{ context: spanContext }];
}

/** Runs a function with a trace context active. */
export function withContext<T>(active: Context, work: () => T): T {
  return context.with(active, work);
}
