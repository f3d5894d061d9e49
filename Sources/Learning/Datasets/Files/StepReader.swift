import LinearAlgebra

/// Reads the steps of a dataset file in blocks; steps are numbered through all episodes.
///
/// The declarations are valid once a reader exists; contents are checked as they are read.
protocol StepReader {
  /// The HDF5 datasets that are read, beginning with observations and actions.
  var headers: [DatasetHeader] { get }
  /// Ranges that are efficient to read; together they are all steps in order.
  var blocks: [Range<Int>] { get }
  /// Whether the last step of each episode is unusable because its s′ was not recorded.
  var dropsLastSteps: Bool { get }
  /// Whether the file records where episodes were cut off, so that no step limit is needed.
  var recordsTimeouts: Bool { get }

  /// The steps of each episode, in order.
  func episodes() throws(DatasetError) -> [Range<Int>]
  /// A row per step of a range within one block; next observations only of usable steps.
  func numbers(_ quantity: StepQuantity, _ steps: Range<Int>) throws(DatasetError) -> Matrix
  func terminals(_ steps: Range<Int>) throws(DatasetError) -> [Bool]
}

enum StepQuantity: CaseIterable {
  case observations, actions, nextObservations, rewards
}

extension StepReader {
  var stepCount: Int { blocks.last?.upperBound ?? 0 }
  var observationCount: Int { headers[0].rowElementCount }
  var actionCount: Int { headers[1].rowElementCount }
}
