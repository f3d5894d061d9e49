/// The version of the numbers that this module computes.
///
/// It is part of the key of every run that uses the module. Raise it when, and only when, a change moves
/// a bit of a result; the test of the committed fingerprint fails where this is forgotten.
public let linearAlgebraNumericsVersion = 2
