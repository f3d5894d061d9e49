import ArgumentParser
import DataFiles
import Foundation
import Running

struct FingerprintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fingerprint",
    abstract: "Compare the numbers of a small fixed problem with the committed fingerprint.",
    discussion: "Recording is refused if numbers changed and no numerics version was raised.")

  @OptionGroup var options: GlobalOptions

  @Flag(help: "Write the numbers to Tests/Golden/Fingerprint.json.")
  var record = false

  func run() throws {
    let file = try Fingerprint.file(in: options.repositoryFolder)
    guard let recorded = try Fingerprint(reading: file) else {
      guard record else {
        throw Failure(
          status: .resultsMissing, reason: "\(file.path) does not exist; record it with --record")
      }
      let measured = try Fingerprint.measured()
      try measured.write(to: file)
      return print("Recorded \(measured.values.count) numbers.")
    }
    let measured = try Fingerprint.measured()
    let verdict = measured.verdict(against: recorded)
    switch verdict {
    case .same: print("\(verdict) OpenBLAS has kernels for \(KernelComparison.currentKernel).")
    case .raised where record, .extended where record:
      try measured.write(to: file)
      print("Recorded \(measured.values.count) numbers.")
    case .raised, .extended, .moved, .otherClass:
      throw Failure(
        status: .verificationFailed, reason: "the fingerprint differs", details: ["\(verdict)"])
    }
  }
}
