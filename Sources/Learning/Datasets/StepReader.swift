import LinearAlgebra

/// The steps of a recorded file, read a few at a time; steps are numbered through all episodes.
///
/// Whoever makes one has judged what the file declares; contents are judged as they are read.
protocol StepReader {
  /// The data sets that are read.
  var headers: [DatasetHeader] { get }
  var stepCount: Int { get }
  var observationCount: Int { get }
  var actionCount: Int { get }
  /// Ranges that are read well at a time; together they are all steps, in order.
  var blocks: [Range<Int>] { get }
  /// Whether the last step of each episode is left out, because its s′ was not recorded.
  var dropsLastSteps: Bool { get }

  /// The steps of each episode, in order.
  func episodes() throws(DatasetError) -> [Range<Int>]
  func observations(_ steps: Range<Int>) throws(DatasetError) -> Matrix
  func actions(_ steps: Range<Int>) throws(DatasetError) -> Matrix
  /// s′ of steps that are not left out, nor end an episode that drops its last.
  func nextObservations(_ steps: Range<Int>) throws(DatasetError) -> Matrix
  func rewards(_ steps: Range<Int>) throws(DatasetError) -> [Float]
  func terminals(_ steps: Range<Int>) throws(DatasetError) -> [Bool]
}
