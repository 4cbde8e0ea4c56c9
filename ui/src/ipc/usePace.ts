import { useRef, useState } from "react";
import type { Progress } from "@/bindings/commands";
import { useHostEvent } from "@/host";

export interface Pace {
  /** Bytes in a second, over the last moments; null while too little is known. */
  readonly speed: number | null;
  /** Seconds left; null while nobody can say. */
  readonly left: number | null;
}

interface Sample {
  readonly at: number;
  readonly done: number;
}

const NOTHING: Pace = { speed: null, left: null };
/** Over how many milliseconds the speed is taken, and how often it is told. */
const SPAN = 5_000;
const STEP = 500;

/** How fast the running job is. A job that begins again begins its pace again. */
export function usePace(): Pace {
  const [pace, setPace] = useState(NOTHING);
  const samples = useRef<{ job: string; list: Sample[] }>({ job: "", list: [] });
  useHostEvent("progress", (payload) => {
    const { job, done, total } = payload as Progress;
    const at = performance.now();
    if (samples.current.job !== job) samples.current = { job, list: [] };
    const { list } = samples.current;
    const last = list.at(-1);
    if (last && at - last.at < STEP) return;
    list.push({ at, done });
    while (list.length > 2 && at - (list[0]?.at ?? at) > SPAN) list.shift();
    const [first] = list;
    if (!first || at === first.at || done <= first.done) return;
    const speed = ((done - first.done) * 1000) / (at - first.at);
    setPace({ speed, left: total === null ? null : Math.max(0, total - done) / speed });
  });
  return pace;
}
