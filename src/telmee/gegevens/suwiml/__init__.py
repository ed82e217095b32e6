"""SuwiML: answers of Suwinet as files (the register, income, reintegration), read as a stream and hardened.

`berichten.lees` gives one client at a time. Only the fields that are needed are read: no names, no addresses.
"""
