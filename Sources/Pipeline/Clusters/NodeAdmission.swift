import DataFiles
public import Foundation
import Records
import Running
public import Store

/// The numbers that all machines of a store must give: those of its first machine.
struct StoreNumbers: RecordFile, Equatable {
  static let schema = "dmil-numeric-class/1"

  let numericClass: String
  /// The SHA-256 of the fingerprint.
  let fingerprint: String
}

/// A machine, program and numbers that were measured there.
private struct Admission: RecordFile, Equatable {
  static let schema = "dmil-admission/1"

  let boot: String
  /// The SHA-256 of the program.
  let program: String
  let kernel: String
  let numbers: StoreNumbers
}

/// Refuses machines that do not give the numbers of a store, before they execute a run.
///
/// The fingerprint of a machine is measured once after each boot and for each program.
public struct NodeAdmission {
  private let store: ResultStore
  private let repository: URL
  private let executable: URL

  public init(store: ResultStore, repository: URL, executable: URL) {
    (self.store, self.repository, self.executable) = (store, repository, executable)
  }

  /// Admits this machine.
  ///
  /// The numbers of a store are those of the committed fingerprint, or, on machines of another numeric
  /// class, those of the first one.
  ///
  /// - Throws: `ClusterError.otherNumbers`; the next submission excludes the machine.
  public func admit(environment: [String: String]) throws {
    let folder = ClusterFolder(store)
    let identity = ProcessIdentity.current
    let node = Self.node(environment)
    let (numbers, verdict) = try measured(on: node, identity, folder)
    func refuse(_ details: String) throws -> Never {
      try folder.exclude(node, because: details)
      throw ClusterError.otherNumbers(node: node, details: details)
    }
    if let verdict, verdict != .same { try refuse("\(verdict)") }
    let file = store.root.appending(path: "numeric-class.json")
    guard let content = try read(file) else {
      return try writeDurably(numbers.fileContent, to: file)
    }
    let expected = try StoreNumbers(content: content, file: file.path)
    if expected.numericClass != numbers.numericClass {
      try refuse(
        "its numeric class is \(numbers.numericClass), and that of the store \(expected.numericClass)"
      )
    }
    if expected != numbers { try refuse("its fingerprint is not that of the store") }
  }

  /// The scheduler's name of this machine, or its own.
  static func node(_ environment: [String: String]) -> String {
    environment["SLURMD_NODENAME"] ?? ProcessIdentity.current.host
  }

  /// The numbers of this machine, and their difference from the committed ones of its numeric class.
  private func measured(
    on node: String, _ identity: ProcessIdentity, _ folder: ClusterFolder
  ) throws -> (StoreNumbers, Fingerprint.Verdict?) {
    let file = try folder.file(node + ".json", in: "admitted")
    let program = try read(executable).map { sha256(of: $0) } ?? ""
    if let content = try read(file),
      let earlier = try? Admission(content: content, file: file.path),
      (earlier.boot, earlier.program) == (identity.boot, program),
      earlier.kernel == KernelComparison.currentKernel
    {
      return (earlier.numbers, .same)
    }
    let fingerprint = try Fingerprint.measured()
    let numericClass = NumericClass.current.description
    let numbers = StoreNumbers(numericClass: numericClass, fingerprint: fingerprint.sha256)
    let committed = try Fingerprint(reading: Fingerprint.file(in: repository))
    let verdict =
      committed?.numericClass == numericClass
      ? committed.map { fingerprint.verdict(against: $0) } : nil
    if verdict ?? .same == .same {
      let admission = Admission(
        boot: identity.boot, program: program, kernel: KernelComparison.currentKernel,
        numbers: numbers)
      try writeDurably(admission.fileContent, to: file)
    }
    return (numbers, verdict)
  }
}
