import Foundation

/// A program that the report needs, and the Debian packages that contain it.
struct Tool: Equatable, Sendable {
  let name: String
  let packages: String

  static let pandoc = Tool(name: "pandoc", packages: "pandoc")
  static let pdflatex = Tool(
    name: "pdflatex",
    packages: "texlive-latex-base texlive-latex-recommended texlive-fonts-recommended lmodern")

  /// The program's file in `PATH`.
  func location(path: String? = ProcessInfo.processInfo.environment["PATH"]) throws(ReportError)
    -> URL
  {
    for folder in (path ?? "").split(separator: ":") {
      let file = URL(filePath: String(folder)).appending(path: name)
      if FileManager.default.isExecutableFile(atPath: file.path) { return file }
    }
    throw .missingTool(name: name, packages: packages)
  }

  /// Runs the program to its end in a UTF-8 locale that every system has, whatever the user's is.
  ///
  /// - Returns: The exit status and the combined output.
  func run(
    _ arguments: [String], in folder: URL, environment: [String: String] = [:]
  ) throws(ReportError) -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = try location()
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment
      .merging(["LC_ALL": "C.UTF-8"]) { $1 }.merging(environment) { $1 }
    let pipe = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe
    process.standardError = pipe
    do {
      try process.run()
    } catch {
      throw .file(path: folder.path, reason: "\(name) cannot be started: \(error)")
    }
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}
