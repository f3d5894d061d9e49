import Environments
import Foundation

/// A picture of a simulated task.
struct RenderingRun {
  /// The wheel-legged robot by the name that a rendering gives it, whatever its task.
  static let robot = "wheel-legged-robot"

  /// `nil` for the robot.
  let model: BenchmarkModel?

  /// The file is `picture.png`.
  ///
  /// - Throws: `Unavailable` where there is nothing to render with.
  func output() throws -> RunOutput {
    guard canRenderPictures else {
      throw Unavailable(
        note: "no picture: OSMesa is not installed; apt-get install libosmesa6")
    }
    let (width, height) = (640, 480)
    let picture =
      if let model {
        try renderPicture(of: model, width: width, height: height)
      } else {
        try renderPictureOfRobot(width: width, height: height)
      }
    var output = RunOutput()
    output.add(file: "picture.png", Data(try picture.encodedAsPNG()))
    return output
  }
}
