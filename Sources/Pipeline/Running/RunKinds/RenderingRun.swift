import DataFiles
import Datasets
import Environments
import Foundation
import Records
import Specifications
import Store

/// A picture of the robot or of a benchmark task.
extension RunKindDefinition {
  /// The name of the wheel-legged robot, whatever its task.
  private static let robot = "wheel-legged-robot"

  static let rendering = RunKindDefinition(
    fields: [Field("task", .choice(benchmarkTasks + [robot]), "The task to draw.")],
    modules: { _ in NumericsModule.simulation },
    output: { run, execution, _ in try picture(of: run, in: execution) })

  /// The file is `picture.png`.
  ///
  /// - Throws: `Unavailable` without a renderer.
  private static func picture(of run: Run, in execution: RunExecution) throws -> RunOutput {
    guard canRenderPictures else {
      throw Unavailable(note: "no picture: OSMesa is not installed; apt-get install libosmesa6")
    }
    let (width, height) = (640, 480)
    let picture =
      if run.values.text("task") == robot {
        try renderPictureOfRobot(width: width, height: height)
      } else {
        try renderPicture(
          of: Models(work: execution.store.root).model(
            of: try run.choice("task"), inertia: .cylinder),
          width: width, height: height)
      }
    return RunOutput(files: [ResultFile.picture: Data(try picture.encodedAsPNG())])
  }
}
