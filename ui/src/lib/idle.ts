// When nobody is there any more. After a quiet time a warning counts down; unless it is answered, the visit
// ends. Times are in milliseconds and are measured on the clock, so that a machine that slept catches up.

export interface IdleTimes {
  quiet: number;
  warning: number;
}

export interface IdleEvents {
  /** Once a second while the warning stands, with the seconds that are left. */
  onWarning: (secondsLeft: number) => void;
  onEnd: () => void;
}

export interface Idle {
  /** Somebody did something. Does not answer a warning that stands already. */
  touch: () => void;
  /** Somebody answered the warning: the quiet time starts again. */
  extend: () => void;
  /** Somebody is busy beside the screen: the quiet time starts when so much has passed. */
  wait: (time: number) => void;
  stop: () => void;
}

export function watchIdle({ quiet, warning }: IdleTimes, { onWarning, onEnd }: IdleEvents): Idle {
  let last = Date.now();
  let busyUntil = 0;
  let ended = false;

  function since() {
    return Math.max(last, busyUntil);
  }

  function look() {
    const left = since() + quiet + warning - Date.now();
    if (left <= 0) {
      stop();
      onEnd();
    } else if (left <= warning) {
      onWarning(Math.ceil(left / 1000));
    }
  }

  function stop() {
    ended = true;
    clearInterval(ticking);
  }

  function warned() {
    return Date.now() - since() >= quiet;
  }

  const ticking = setInterval(look, 1000);

  return {
    touch: () => {
      if (!ended && !warned()) last = Date.now();
    },
    extend: () => {
      if (!ended) last = Date.now();
    },
    wait: (time) => {
      if (!ended && !warned()) busyUntil = Date.now() + time;
    },
    stop,
  };
}
