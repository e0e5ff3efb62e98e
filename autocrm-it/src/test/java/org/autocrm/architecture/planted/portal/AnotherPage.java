package org.autocrm.architecture.planted.portal;

/** A page of the other door. */
public class AnotherPage {}
