import Environments
import Experts
public import Foundation
import LinearAlgebra

public func draftTrain(task name: String, models: String, work: URL, steps: Int, drop: Int) throws {
  useOneBLASThreadPerProduct()
  let task = BenchmarkTask(rawValue: name)!
  let model = try BenchmarkModel(of: task, inertia: .cylinder, folder: models)
  var settings = ExpertTrainer.Settings()
  settings.learner.droppedQuantileCount = drop
  let start = Date()
  let monitor = RunMonitor(checkpointInterval: .seconds(10), stops: { Interruption.signalNumber != nil }, advance: { done, total in FileHandle.standardError.write(Data("\(Date().timeIntervalSince(start)) \(done)/\(total)\n".utf8)) })
  let folder = work.appending(path: "experts/\(name)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  let run = ExpertRun(settings: settings, model: model, seed: 0, stepCount: steps, episodeCount: 10, folder: ExpertFolder(url: folder), settingsText: "draft")
  let curve = try run.curve(monitor: monitor)
  try Data(curve.utf8).write(to: folder.appending(path: "curve.csv"))
}
