#pragma once

/// Makes every allocation that the system refuses end the process with a message and a status, until
/// this is called again; without a text nothing is done.
///
/// Swift's arrays and oneDNN's own objects would trap where there is no memory.
///
/// - Parameters:
///   - text: What is written to standard error; it must live as long as the process.
///   - status: The exit status.
void ca_end_where_refused(const char *text, int status);

// Ends the process like that, for memory that was refused elsewhere; returns where nothing was asked for.
void ca_refuse(void);

// Gives memory that was freed back to the system.
void ca_give_back(void);
