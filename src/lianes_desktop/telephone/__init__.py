"""The computer listens to one telephone, on a network of their own, for ten minutes.

What is guarded against, and how. The telephone has no Internet and the page is plain http: no authority signs a
certificate for an address that changes every day, and one signed by ourselves teaches people to click warnings away.
So everything rests on the hotspot's own encryption, on secrets that live ten minutes, and on what is never offered.

- *Another network.* The socket is bound to the one private address the person confirmed, never to all of them.
- *Somebody else on the network.* The address holds a secret of 128 bits, compared in constant time. Whoever reads
  the code over a shoulder has it too: so each page served holds a second secret of its own, the first page that runs
  binds the line to its secret and to the address it came from, and every other page is refused, with words. The
  binding waits for the page to run, for what scans codes often fetches an address to show its title: a fetch alone
  must not lock the person out. A page loaded again finds its secret in the tab's own storage; another tab, another
  browser or another telephone does not. Cookies would do the same and be sent by requests that others provoke.
- *A web page open on the telephone or on the computer.* ``Host`` must be the very address (a name that was bound
  again to it is refused), ``Origin`` must be ours, and the second secret travels in a header that no form can set.
- *Wearing it out.* Head, body, files, connections and time are all bounded; one request per connection; twenty
  requests that no page of ours makes and the line is closed.
- *Reading anything.* There is no folder and no file to serve: one page, made for the moment, and two acts.

What is left: on an open or shared wireless network whoever listens reads the photographs and the secrets. That is
why the person is told to use the telephone's own hotspot, and never a hotel's.
"""
