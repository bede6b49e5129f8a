import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchIdle } from './idle';

describe('idle time', () => {
  const onWarning = vi.fn();
  const onEnd = vi.fn();
  const start = () => watchIdle({ quiet: 90_000, warning: 60_000 }, { onWarning, onEnd });

  beforeEach(() => {
    vi.useFakeTimers();
    onWarning.mockReset();
    onEnd.mockReset();
  });
  afterEach(() => vi.useRealTimers());

  it('warns after 90 seconds, not before', () => {
    start();
    vi.advanceTimersByTime(89_000);
    expect(onWarning).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1000);
    expect(onWarning).toHaveBeenCalledExactlyOnceWith(60);
  });

  it('counts down every second and ends after 60 more', () => {
    start();
    vi.advanceTimersByTime(149_000);
    expect(onWarning.mock.calls.map(([left]) => left)).toEqual(Array.from({ length: 60 }, (_, i) => 60 - i));
    expect(onEnd).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1000);
    expect(onEnd).toHaveBeenCalledOnce();
  });

  it('starts again with every touch', () => {
    const idle = start();
    vi.advanceTimersByTime(80_000);
    idle.touch();
    vi.advanceTimersByTime(80_000);
    expect(onWarning).not.toHaveBeenCalled();
  });

  it('starts later while somebody is busy with a phone, and at once when they are done', () => {
    const idle = start();
    idle.wait(180_000);
    idle.touch();
    vi.advanceTimersByTime(269_000);
    expect(onWarning).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1000);
    expect(onWarning).toHaveBeenCalledOnce();
    idle.extend();
    idle.wait(180_000);
    vi.advanceTimersByTime(10_000);
    idle.wait(0);
    onWarning.mockReset();
    vi.advanceTimersByTime(90_000);
    expect(onWarning).toHaveBeenCalledOnce();
  });

  it('needs an answer once the warning stands', () => {
    const idle = start();
    vi.advanceTimersByTime(100_000);
    idle.touch();
    vi.advanceTimersByTime(50_000);
    expect(onEnd).toHaveBeenCalledOnce();
  });

  it('gives the full quiet time again when the warning is answered', () => {
    const idle = start();
    vi.advanceTimersByTime(149_000);
    idle.extend();
    onWarning.mockReset();
    vi.advanceTimersByTime(89_000);
    expect(onWarning).not.toHaveBeenCalled();
    vi.advanceTimersByTime(61_000);
    expect(onEnd).toHaveBeenCalledOnce();
  });

  it('ends at once when the machine slept past the end', () => {
    start();
    vi.setSystemTime(Date.now() + 600_000);
    vi.advanceTimersByTime(1000);
    expect(onEnd).toHaveBeenCalledOnce();
    expect(onWarning).not.toHaveBeenCalled();
  });

  it('does nothing after it is stopped', () => {
    start().stop();
    vi.advanceTimersByTime(600_000);
    expect(onWarning).not.toHaveBeenCalled();
    expect(onEnd).not.toHaveBeenCalled();
  });
});
