"""What Lianes means: values and rules; no Qt, no SQL, no files, no clock, no words on screen."""
