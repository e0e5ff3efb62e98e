package org.autocrm.architecture.planted.nowhere;

/** Lives in a package that the map does not know. */
class Stray {}
