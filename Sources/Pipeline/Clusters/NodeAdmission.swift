import DataFiles
public import Foundation
import Records
import Running
public import Store

/// A machine that was admitted, and with what.
private struct Admission: RecordFile, Equatable {
  static let schema = "dmil-admission/1"

  let boot: String
  /// The SHA-256 of the program.
  let program: String
  /// OpenBLAS's name of the processor.
  let kernel: String
  /// The SHA-256 of the fingerprint that it was compared with.
  let reference: String
}

/// Refuses machines that do not give the numbers of a store, before they execute a run.
///
/// The numbers of a store are those of the committed fingerprint; on machines of another numeric class,
/// those of the first one, in `fingerprint.json`.
public struct NodeAdmission {
  private let store: ResultStore
  private let repository: URL
  private let executable: URL
  /// The scheduler's name of this machine; `nil` without one.
  private let scheduledNode: String?
  private let identity = ProcessIdentity.current

  public init(
    store: ResultStore, repository: URL, executable: URL, environment: [String: String]
  ) {
    (self.store, self.repository, self.executable) = (store, repository, executable)
    scheduledNode = environment["SLURMD_NODENAME"]
  }

  /// Admits this machine; its numbers are measured once after each boot and for each program.
  ///
  /// - Throws: `ClusterError.otherNumbers`; the next submission excludes the machine.
  public func admit() throws {
    let numericClass = NumericClass.current.description
    let file = store.root.appending(path: "fingerprint.json")
    let committed = try Fingerprint(reading: Fingerprint.file(in: repository))
    let stored = try Fingerprint(reading: file)
    try refuse(unlessClassOf: stored)
    let isCommitted = committed?.numericClass == numericClass
    let reference = isCommitted ? committed : stored
    let node = scheduledNode ?? identity.host
    let record = try ClusterFolder(store).file(node + ".json", in: "admitted")
    let program = try read(executable).map { sha256(of: $0) } ?? ""
    func admission(by reference: Fingerprint?) -> Data {
      Admission(
        boot: identity.boot, program: program, kernel: KernelComparison.currentKernel,
        reference: reference?.sha256 ?? ""
      ).fileContent
    }
    guard try read(record) != admission(by: reference) || stored == nil else { return }
    let measured = try Fingerprint.measured()
    let verdict = reference.map { measured.verdict(against: $0) } ?? .same
    switch verdict {
    case .same: break
    case .raised where !isCommitted, .extended where !isCommitted: break
    case .moved(let values, _):
      try refuse(
        "\(counted(values.count, "number")) of its fingerprint differ, such as \(values[0])")
    default: try refuse("\(verdict)")
    }
    let isNew = stored == nil || verdict != .same
    if isNew {
      try ClusterFolder(store).locking(.fingerprint) {
        try refuse(unlessClassOf: Fingerprint(reading: file))
        try measured.write(to: file)
      }
    }
    try writeDurably(admission(by: isNew && !isCommitted ? measured : reference), to: record)
  }

  private func refuse(unlessClassOf stored: Fingerprint?) throws {
    let numericClass = NumericClass.current.description
    guard let stored, stored.numericClass != numericClass else { return }
    try refuse("its numeric class is \(numericClass), and that of the store \(stored.numericClass)")
  }

  private func refuse(_ details: String) throws -> Never {
    if let scheduledNode { try ClusterFolder(store).exclude(scheduledNode, because: details) }
    throw ClusterError.otherNumbers(node: scheduledNode ?? identity.host, details: details)
  }
}
