public import Foundation
import Testing

/// Compiles a file of `Tests/Fixtures` to a library for `LD_PRELOAD`, in a folder.
public func preloadedLibrary(_ source: String, in folder: URL) throws -> URL {
  let library = folder.appending(path: "\(source).so")
  let fixture = repository.appending(path: "Tests/Fixtures/\(source)")
  let compiler = try Process.run(
    URL(filePath: "/usr/bin/env"),
    arguments: ["gcc", "-shared", "-fPIC", "-o", library.path, fixture.path])
  compiler.waitUntilExit()
  try #require(compiler.terminationStatus == 0)
  return library
}
