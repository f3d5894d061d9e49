import LinearAlgebra

/// Reads the steps of a dataset file in parts; steps are numbered through all episodes.
///
/// The declarations are valid once a reader exists; contents are checked as they are read.
protocol StepReader {
  /// The HDF5 datasets that are read.
  var headers: [DatasetHeader] { get }
  var stepCount: Int { get }
  var observationCount: Int { get }
  var actionCount: Int { get }
  /// Ranges that are efficient to read; together they are all steps in order.
  var blocks: [Range<Int>] { get }
  /// Whether the last step of each episode is unusable because its s′ was not recorded.
  var dropsLastSteps: Bool { get }
  /// Whether the file records where episodes were cut off, so that no step limit is needed.
  var recordsTimeouts: Bool { get }

  /// The steps of each episode, in order.
  func episodes() throws(DatasetError) -> [Range<Int>]
  func observations(_ steps: Range<Int>) throws(DatasetError) -> Matrix
  func actions(_ steps: Range<Int>) throws(DatasetError) -> Matrix
  /// s′ of usable steps.
  func nextObservations(_ steps: Range<Int>) throws(DatasetError) -> Matrix
  func rewards(_ steps: Range<Int>) throws(DatasetError) -> [Float]
  func terminals(_ steps: Range<Int>) throws(DatasetError) -> [Bool]
}
