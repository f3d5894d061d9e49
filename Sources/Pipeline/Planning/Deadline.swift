/// The end of the time in which runs may be executed.
public struct Deadline: Sendable {
  /// Seconds until then; negative afterwards.
  public let secondsLeft: @Sendable () -> Double

  public init(secondsLeft: @escaping @Sendable () -> Double) { self.secondsLeft = secondsLeft }

  /// The deadline that comes after `window` from now on.
  public init(after window: Duration) {
    let end = ContinuousClock.now + window
    self.init { ContinuousClock.now.duration(to: end) / .seconds(1) }
  }
}
