public import Store

/// Takes all array tasks and jobs of a store out of Slurm's queue; those that run write checkpoints.
///
/// - Returns: The number of array tasks and jobs.
public func cancelAll(of store: ResultStore) throws -> Int {
  let queue = try Slurm().queue(ofName: ClusterFolder(store).jobName)
  let arrays = Set(queue.map(\.array)).sorted()
  if !arrays.isEmpty { try Slurm().cancel(arrays) }
  return queue.count
}
