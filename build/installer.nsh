; Run by the installer, which is elevated: it installs for all users of the computer.

!macro customInstall
  ; Any user may make folders in ProgramData, and would own one that he made: the policy's folder is made here, with
  ; administrators as its owner. A file in it that others could have written may only restrict, and the application says so.
  ReadEnvStr $R0 "ProgramData"
  StrCmp $R0 "" policyFolderDone
  CreateDirectory "$R0\Lockout Desk"
  ; By number, as names of groups are translated: S-1-5-18 is SYSTEM, S-1-5-32-544 Administrators, S-1-5-32-545 Users.
  ; First the owner, then the rights: nothing is inherited, and what a user had been granted is gone. The folder alone (no /T):
  ; a policy that somebody laid there before must not become the administrators'. /L: nor what a link leads to.
  nsExec::Exec '"$SYSDIR\icacls.exe" "$R0\Lockout Desk" /setowner *S-1-5-32-544 /L /C /Q'
  Pop $R1
  nsExec::Exec '"$SYSDIR\icacls.exe" "$R0\Lockout Desk" /reset /L /C /Q'
  Pop $R1
  nsExec::Exec '"$SYSDIR\icacls.exe" "$R0\Lockout Desk" /inheritance:r /grant:r *S-1-5-18:(OI)(CI)F *S-1-5-32-544:(OI)(CI)F *S-1-5-32-545:(OI)(CI)RX /L /C /Q'
  Pop $R1
  policyFolderDone:
!macroend

!macro customUnInstall
  ; Journals, keychain entries, settings and the policy stay: a record outlives the program that wrote it.
!macroend
