import Planning
import Foundation
import Testing
import TestSupport
@testable import Records
@testable import Store

struct StoreNotesTests {
  private let folder: Folder
  private let store: ResultStore
  private let run: Run

  init() throws {
    folder = try Sample.folder()
    store = folder.store
    run = try folder.plan().runs[0]
  }

  @Test func aNoteIsReplacedByTheNext() throws {
    #expect(try store.note(on: run) == nil)
    try store.note("pen: data not present; fetch it", on: run)
    try store.note("door: data not present", on: run)
    #expect(try store.note(on: run) == "door: data not present")
    #expect(try store.result(of: run) == nil)
    #expect(try store.records().isEmpty)
  }

  @Test func aResultEndsTheNote() throws {
    try store.note("data not present", on: run)
    try store.make(run)
    #expect(try store.note(on: run) == nil)
    try store.note("data not present", on: run)
    try store.make(run)
    #expect(try store.note(on: run) == nil)
  }

  @Test func aNoteStandsOnOneRunAlone() throws {
    try store.note("data not present", on: run)
    #expect(try store.note(on: try folder.plan().runs[1]) == nil)
  }

  @Test func aFailureIsRememberedUntilTheRunIsBegunAgainOrHasAResult() throws {
    #expect(try store.failure(of: run) == nil)
    try store.noteFailure("it fell", of: run)
    #expect(try store.failure(of: run) == "it fell")
    #expect(try store.note(on: run) == nil)
    try store.removeFailure(of: run)
    #expect(try store.failure(of: run) == nil)
    try store.noteFailure("it fell", of: run)
    try store.make(run)
    #expect(try store.failure(of: run) == nil)
  }
}
