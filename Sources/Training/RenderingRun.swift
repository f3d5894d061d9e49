/// A picture of a simulated task.
struct RenderingRun {
  /// The wheel-legged robot by the name that a rendering gives it, whatever its task.
  static let robot = "wheel-legged-robot"
}
