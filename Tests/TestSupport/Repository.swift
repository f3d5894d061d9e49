public import Foundation

/// The root of this repository.
public let repository = URL(filePath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()

/// The working store, where set-up puts the models.
public let workingStore =
  ProcessInfo.processInfo.environment["DMIL_WORK"].flatMap { $0.isEmpty ? nil : $0 }
  .map { URL(filePath: $0, directoryHint: .isDirectory) } ?? repository.appending(path: ".work")
