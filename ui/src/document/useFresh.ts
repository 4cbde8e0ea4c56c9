import type { UseQueryResult } from "@tanstack/react-query";
import { useState } from "react";
import type { AppError } from "@/ipc";

/**
 * The answer to a query, from the moment it is known to be up to date.
 *
 * An editor must not begin with an answer that a command has made stale: what a person then types would be
 * written over something newer. Later answers come through as they are; the editor leads by then.
 */
export function useFresh<T>(query: UseQueryResult<T, AppError>): T | undefined {
  const [begun, setBegun] = useState(false);
  const ready = query.data !== undefined && (begun || !(query.isStale && query.isFetching));
  if (ready && !begun) setBegun(true);
  return ready ? query.data : undefined;
}
